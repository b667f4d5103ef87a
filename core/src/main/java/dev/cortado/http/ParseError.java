package dev.cortado.http;

/** Why a message was refused: the codes and reasons that programs see as {@code error.code} and {@code error.reason}. */
public enum ParseError {
    INVALID_METHOD("INVALID_METHOD", "Invalid method encountered"),
    METHOD_SPACE("INVALID_METHOD", "Expected space after method"),
    URL_CHARACTERS("INVALID_URL", "Invalid characters in url"),
    URL_START("INVALID_URL", "Unexpected start char in url"),
    URL_SCHEMA("INVALID_URL", "Unexpected char in url schema"),
    URL_SERVER("INVALID_URL", "Unexpected char in url server"),
    URL_DOUBLE_AT("INVALID_URL", "Double @ in url"),
    URL_PATH("INVALID_URL", "Invalid char in url path"),
    URL_QUERY("INVALID_URL", "Invalid char in url query"),
    URL_FRAGMENT("INVALID_URL", "Invalid char in url fragment start"),
    URL_CRLF("INVALID_URL", "Expected CRLF"),
    PROTOCOL("INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/"),
    HTTP_METHOD("INVALID_CONSTANT", "Invalid method for HTTP/x.x request"),
    RTSP_METHOD("INVALID_CONSTANT", "Invalid method for RTSP/x.x request"),
    ICE_METHOD("INVALID_CONSTANT", "Expected SOURCE method for ICE/x.x request"),
    MAJOR_VERSION("INVALID_VERSION", "Invalid major version"),
    VERSION_DOT("INVALID_VERSION", "Expected dot"),
    MINOR_VERSION("INVALID_VERSION", "Invalid minor version"),
    VERSION("INVALID_VERSION", "Invalid HTTP version"),
    VERSION_CRLF("INVALID_VERSION", "Expected CRLF after version"),
    VERSION_LF("STRICT", "Expected CRLF after version"),
    VERSION_SPACE("INVALID_VERSION", "Expected space after version"),
    PREFACE("INVALID_VERSION", "Expected HTTP/2 Connection Preface"),
    H2_UPGRADE("PAUSED_H2_UPGRADE", "Pause on PRI/Upgrade"),
    STATUS_CODE("INVALID_STATUS", "Invalid status code"),
    STATUS("INVALID_STATUS", "Invalid response status"),
    STATUS_CR("CR_EXPECTED", "Missing expected CR after response line"),
    LINE_LF("STRICT", "Expected LF after CR"),
    START_SPACE("UNEXPECTED_SPACE", "Unexpected space after start line"),
    HEADER_TOKEN("INVALID_HEADER_TOKEN", "Invalid header token"),
    HEADER_FIELD("INVALID_HEADER_TOKEN", "Invalid header field char"),
    HEADER_VALUE("INVALID_HEADER_TOKEN", "Invalid header value char"),
    HEADER_FOLD("INVALID_HEADER_TOKEN", "Unexpected whitespace after header value"),
    HEADER_CR("CR_EXPECTED", "Missing expected CR after header value"),
    HEADER_LF("LF_EXPECTED", "Missing expected LF after header value"),
    HEADERS_LF("STRICT", "Expected LF after headers"),
    LENGTH_EMPTY("INVALID_CONTENT_LENGTH", "Empty Content-Length"),
    LENGTH_CHARACTER("INVALID_CONTENT_LENGTH", "Invalid character in Content-Length"),
    LENGTH_OVERFLOW("INVALID_CONTENT_LENGTH", "Content-Length overflow"),
    LENGTH_DUPLICATE("UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length"),
    LENGTH_WITH_ENCODING("INVALID_CONTENT_LENGTH", "Content-Length can't be present with Transfer-Encoding"),
    ENCODING_WITH_LENGTH("INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length"),
    ENCODING_VALUE("INVALID_TRANSFER_ENCODING", "Invalid `Transfer-Encoding` header value"),
    ENCODING_REQUEST("INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`"),
    CHUNK_SIZE("INVALID_CHUNK_SIZE", "Invalid character in chunk size"),
    CHUNK_SIZE_OVERFLOW("INVALID_CHUNK_SIZE", "Chunk size overflow"),
    CHUNK_SIZE_CR("CR_EXPECTED", "Missing expected CR after chunk size"),
    CHUNK_SIZE_LF("STRICT", "Expected LF after chunk size"),
    CHUNK_DATA_CR("CR_EXPECTED", "Missing expected CR after chunk data"),
    CHUNK_DATA_LF("STRICT", "Expected LF after chunk data"),
    EXTENSION("STRICT", "Invalid character in chunk extensions"),
    EXTENSION_NAME("STRICT", "Invalid character in chunk extensions name"),
    EXTENSION_NAME_CR("CR_EXPECTED", "Missing expected CR after chunk extension name"),
    EXTENSION_VALUE("STRICT", "Invalid character in chunk extensions value"),
    EXTENSION_VALUE_CR("CR_EXPECTED", "Missing expected CR after chunk extension value"),
    EXTENSION_QUOTED("STRICT", "Invalid character in chunk extensions quoted value"),
    EXTENSION_QUOTED_PAIR("STRICT", "Invalid quoted-pair in chunk extensions quoted value"),
    EXTENSION_QUOTE("STRICT", "Invalid character in chunk extensions quote value"),
    EXTENSIONS_OVERFLOW("CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow"),
    HEADER_OVERFLOW("HEADER_OVERFLOW", "Header overflow"),
    DATA_AFTER_CLOSE("CLOSED_CONNECTION", "Data after `Connection: close`"),
    EOF("INVALID_EOF_STATE", "Invalid EOF state");

    private final String code;
    private final String reason;

    ParseError(String code, String reason) {
        this.code = "HPE_" + code;
        this.reason = reason;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
