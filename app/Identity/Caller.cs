namespace App.Identity;

/// <summary>The caller of a request. It is the key of stored data and trims search results to what the caller can read.</summary>
/// <param name="Id">Tenant and object id of a signed-in user, else the IP address of the request.</param>
/// <param name="Groups">Entra ID groups, by object id; empty if the token does not name them.</param>
internal sealed record Caller(string Id, bool IsSignedIn, IReadOnlyList<string> Groups)
{
    /// <summary>The group of all callers, signed in or not.</summary>
    public const string Everyone = "everyone";

    /// <summary>The user's display name. Show it to that user only.</summary>
    public string? Name { get; init; }

    /// <summary>Ids of the groups whose documents this caller can read.</summary>
    public IEnumerable<string> Reads => Groups.Prepend(Everyone);

    public bool MayRead(IReadOnlyList<string> groups) => groups.Any(group => Reads.Contains(group, StringComparer.OrdinalIgnoreCase));

    /// <summary>An anonymous caller.</summary>
    public static Caller At(string address) => new(address, IsSignedIn: false, []);
}
