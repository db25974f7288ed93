using System.Text.Json;
using System.Text.Json.Serialization;
using App.Documents;

namespace App.Ingestion;

/// <summary>The lines between the app and the process that reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadingRequest))]
[JsonSerializable(typeof(ReadingReply))]
internal sealed partial class ReadingJson : JsonSerializerContext;

/// <param name="Bytes">That follow the line.</param>
internal sealed record ReadingRequest(string Id, int Bytes, bool Mask);

internal sealed record ReadingReply
{
    public IReadOnlyList<Chunk>? Chunks { get; init; }

    public RejectionReason? Reason { get; init; }

    public string? Detail { get; init; }
}
