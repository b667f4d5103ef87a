package dev.cortado.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cortado.cli.Shop.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole program with its dependencies: Express, sessions, static files, uploads, views, compression, shutdown. */
class ShopTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Path folder;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        folder = Npm.install(Path.of("..", "examples", "shop"));
        shop = Shop.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        if (shop != null) {
            shop.close();
        }
    }

    private static void assertStatus(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "No \"" + part + "\" in:\n" + text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] randomBytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void listsAndFindsProducts() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            var all = visitor.get("/");
            assertStatus(200, all);
            assertEquals("text/html; charset=utf-8", all.headers().firstValue("content-type").orElseThrow());
            assertContains("龙井茶", all.body());
            assertContains("&lt;b&gt;Not&lt;/b&gt;", all.body());
            var found = visitor.get("/?q=" + encode("普洱")).body();
            assertContains("普洱茶饼", found);
            assertFalse(found.contains("龙井茶"));
        }
    }

    @Test
    void keepsSignedCookies() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            assertFalse(visitor.get("/products/1").body().contains("Seen before"));
            var second = visitor.get("/products/4").body();
            assertContains("龙井茶", second.substring(second.indexOf("Seen before")));
        }
    }

    @Test
    void answersConditionalRequests() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            var whole = visitor.get("/terms.txt");
            assertStatus(200, whole);
            var tag = whole.headers().firstValue("etag").orElseThrow();
            var date = whole.headers().firstValue("last-modified").orElseThrow();
            assertStatus(304, visitor.get("/terms.txt", "If-None-Match", tag));
            assertStatus(304, visitor.get("/terms.txt", "If-Modified-Since", date));
            assertStatus(200, visitor.get("/terms.txt", "If-None-Match", "\"other\""));
            assertStatus(304, visitor.get("/", "If-None-Match", visitor.get("/").headers().firstValue("etag").orElseThrow()));
        }
    }

    @Test
    void servesRanges() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            byte[] whole = visitor.getBytes("/terms.txt").body();
            var part = visitor.getBytes("/terms.txt", "Range", "bytes=10-19");
            assertEquals(206, part.statusCode());
            assertEquals("bytes 10-19/" + whole.length, part.headers().firstValue("content-range").orElseThrow());
            assertArrayEquals(Arrays.copyOfRange(whole, 10, 20), part.body());
            var tail = visitor.getBytes("/terms.txt", "Range", "bytes=-5").body();
            assertArrayEquals(Arrays.copyOfRange(whole, whole.length - 5, whole.length), tail);
            assertStatus(416, visitor.get("/terms.txt", "Range", "bytes=999999-"));
        }
    }

    @Test
    void compresses() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            byte[] plain = visitor.getBytes("/").body();
            var packed = visitor.getBytes("/", "Accept-Encoding", "gzip");
            assertEquals("gzip", packed.headers().firstValue("content-encoding").orElseThrow());
            assertTrue(packed.body().length < plain.length);
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertArrayEquals(plain, unpacked.readAllBytes());
            }
        }
    }

    @Test
    void keepsCartInSessionAndChecksOut() throws Exception {
        try (Visitor visitor = shop.visitor(); Visitor other = shop.visitor()) {
            var added = visitor.postForm("/cart", "product", "1", "quantity", "2");
            assertStatus(303, added);
            assertEquals("/cart", added.headers().firstValue("location").orElseThrow());
            visitor.postForm("/cart", "product", "4");
            assertContains("¥295.00", visitor.get("/cart").body());
            assertContains("The cart is empty", other.get("/cart").body());
            visitor.postForm("/cart/remove", "product", "4");
            assertContains("id=\"total\">¥256.00", visitor.get("/cart").body());
            assertStatus(400, visitor.postForm("/checkout", "name", " ", "address", "x"));
            var order = visitor.postForm("/checkout", "name", "王小明", "address", "杭州市西湖区 <1>");
            assertStatus(201, order);
            assertContains("王小明", order.body());
            assertContains("杭州市西湖区 &lt;1&gt;", order.body());
            assertContains("The cart is empty", visitor.get("/cart").body());
        }
    }

    @Test
    void streamsUploadsToFiles() throws Exception {
        byte[] image = randomBytes(5 << 20);
        try (Visitor visitor = shop.visitor()) {
            var answer = visitor.postImage("/products/3/image", "紫砂壶 照片.png", "image/png", image);
            assertStatus(201, answer);
            assertContains("\"name\":\"紫砂壶 照片.png\"", answer.body());
            assertContains("\"size\":" + image.length, answer.body());
            var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
            assertContains("\"sha256\":\"" + hash + "\"", answer.body());
            Matcher url = Pattern.compile("\"url\":\"([^\"]+)\"").matcher(answer.body());
            assertTrue(url.find());
            assertArrayEquals(image, visitor.getBytes(url.group(1)).body());
            var part = visitor.getBytes(url.group(1), "Range", "bytes=1000000-1000099").body();
            assertArrayEquals(Arrays.copyOfRange(image, 1_000_000, 1_000_100), part);
            assertContains("手工制作", visitor.get("/products/3").body());
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            assertStatus(413, visitor.postJson("/api/products", "{\"name\":\"" + "x".repeat(200_000) + "\",\"price\":1}"));
            assertStatus(413, visitor.postForm("/cart", "product", "1".repeat(30_000)));
            assertStatus(415, visitor.postImage("/products/3/image", "a.txt", "text/plain", new byte[10]));
            assertStatus(400, visitor.postJson("/api/products", "{\"name\":"));
            assertStatus(400, visitor.postJson("/api/products", "{\"price\":1}"));
            assertStatus(400, visitor.postForm("/cart", "product", "1", "quantity", "-1"));
            assertStatus(400, visitor.get("/products/abc"));
            assertStatus(400, visitor.get("/products/%FF"));
            assertStatus(404, visitor.get("/products/99"));
            assertStatus(404, visitor.get("/api/nothing"));
            assertStatus(404, visitor.get("/..%2fserver.js"));
        }
        try (Visitor visitor = shop.visitor()) {
            // An answer may come before all is sent, and the connection close then: the client may see either.
            assertStatus(413, visitor.postImage("/products/3/image", "a.png", "image/png", new byte[9 << 20]));
        } catch (IOException closed) {
            assertTrue(shop.process().isAlive());
        }
        try (Visitor visitor = shop.visitor()) {
            assertStatus(200, visitor.get("/"));
        }
    }

    @Test
    void addsProductsByJson() throws Exception {
        try (Visitor visitor = shop.visitor()) {
            var created = visitor.postJson("/api/products", "{\"name\":\"茉莉花茶\",\"price\":6800,\"stock\":3}");
            assertStatus(201, created);
            var fetched = visitor.get(created.headers().firstValue("location").orElseThrow());
            assertEquals("application/json; charset=utf-8", fetched.headers().firstValue("content-type").orElseThrow());
            assertContains("\"name\":\"茉莉花茶\"", fetched.body());
        }
    }

    @Test
    void standsManyVisitorsAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var visits = IntStream.range(0, 100).<Future<?>>mapToObj(i -> threads.submit(() -> visit(1 + i % 9))).toList();
            for (var visit : visits) {
                visit.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static Void visit(int quantity) throws Exception {
        try (Visitor visitor = shop.visitor()) {
            visitor.postForm("/cart", "product", "4", "quantity", Integer.toString(quantity));
            for (int i = 0; i < 10; i++) {
                assertStatus(200, visitor.get("/products/" + (1 + i % 6)));
            }
            assertContains("Cart (" + quantity + ")", visitor.get("/cart").body());
        }
        return null;
    }

    @Test
    void finishesOrdersBeforeItEnds() throws Exception {
        try (Shop own = Shop.start(folder, Map.of("PAYMENT_MILLIS", "1000")); Visitor visitor = own.visitor()) {
            visitor.postForm("/cart", "product", "1");
            var order = visitor.client().sendAsync(visitor.form("/checkout", "name", "A", "address", "B"), BodyHandlers.ofString());
            // One that came later has been answered: the order is under way.
            try (Visitor second = own.visitor()) {
                assertStatus(200, second.get("/"));
            }
            own.terminate();
            assertStatus(201, order.get(30, TimeUnit.SECONDS));
            assertTrue(own.process().waitFor(30, TimeUnit.SECONDS), "still running");
            assertEquals(0, own.process().exitValue(), own.errors());
            assertContains("\"GET / HTTP/1.1\" 200", own.log());
            assertTrue(own.log().endsWith("Shop closed\n"), own.log());
        }
    }

    @Test
    void worksInBrowser() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "There is no Chromium");
        try (Browser browser = Browser.start(CHROMIUM)) {
            browser.open(shop.at("/products/2"));
            browser.await("document.querySelector('h1').textContent === '普洱茶饼'");
            // A script cannot fill in a file from disk, but one it makes itself.
            browser.evaluate("""
                    const canvas = document.createElement('canvas');
                    const transfer = new DataTransfer();
                    const blob = await new Promise((made) => canvas.toBlob(made, 'image/png'));
                    transfer.items.add(new File([blob], '浏览器.png', { type: 'image/png' }));
                    document.querySelector('[name=image]').files = transfer.files;
                    document.querySelector('[name=caption]').value = '来自浏览器';
                    document.getElementById('upload').requestSubmit();
                    """);
            browser.await("document.querySelector('figcaption')?.textContent === '来自浏览器'");
            browser.await("document.querySelector('figure img').naturalWidth === 300");
            browser.evaluate("document.querySelector('form[action=\"/cart\"]').requestSubmit()");
            browser.await("document.querySelector('#total')?.textContent === '¥268.00'");
        }
    }
}
