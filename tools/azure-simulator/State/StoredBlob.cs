namespace AzureSimulator.State;

/// <summary>A blob, with blocks that are not part of it yet.</summary>
public sealed class StoredBlob
{
    /// <summary>Null while there are blocks alone.</summary>
    public byte[]? Content { get; set; }

    public DateTimeOffset Modified { get; set; }

    /// <summary>Block id → content, until they are committed.</summary>
    public Dictionary<string, byte[]> Blocks { get; } = [];
}
