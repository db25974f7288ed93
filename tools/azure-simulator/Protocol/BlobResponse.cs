namespace AzureSimulator;

/// <summary>What a blob service answers.</summary>
/// <param name="Status">0 where the host does not exist, so that no connection is made.</param>
/// <param name="ErrorCode">As in BlobAlreadyExists; null if it is no error.</param>
public sealed record BlobResponse(int Status, string? ErrorCode = null, string? Message = null)
{
    public byte[]? Content { get; init; }

    /// <summary>Null if there is no blob.</summary>
    public string? Etag { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public long Length { get; init; }

    /// <summary>The id of the habit that made the answer; null if none did.</summary>
    public string? Habit { get; init; }

    public bool IsError => Status is 0 or >= 400;
}
