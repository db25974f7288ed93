using System.Text.Encodings.Web;
using System.Text.Json;

namespace CommandLine;

/// <summary>JSON as the tools write it: indented, quotes and umlauts as they are.</summary>
public static class ReadableJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
