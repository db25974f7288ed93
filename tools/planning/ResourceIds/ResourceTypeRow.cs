namespace Planning.ResourceIds;

/// <summary>A row of resource-types.txt.</summary>
/// <param name="Token">As in search:Service.</param>
/// <param name="Present">The type's token in the present version of the package, where it had another name before.</param>
/// <param name="Path">Null if it is not known, or if the row only refers to a present token.</param>
/// <param name="EarlierVersion">The default of version 2 of the package; null if it is the same.</param>
internal sealed record ResourceTypeRow(string Token, string? Present, string? Path, string ApiVersion, string? EarlierVersion)
{
    public static ResourceTypeRow Of(string line)
    {
        var parts = line.Split(' ');
        return new ResourceTypeRow(
            parts[0],
            parts[1][0] == '=' ? parts[1][1..] : null,
            parts[1][0] is '=' or '-' ? null : parts[1],
            parts[2],
            parts.Length > 3 ? parts[3] : null
        );
    }
}
