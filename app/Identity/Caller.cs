namespace App.Identity;

/// <summary>Who asks. What is kept is keyed by it, and what is found is trimmed to what it may read.</summary>
/// <param name="Id">Tenant and object of a person who signed in, else the address that the request came from.</param>
/// <param name="Groups">Entra ID groups, by object id; empty where the token does not name them.</param>
internal sealed record Caller(string Id, bool IsSignedIn, IReadOnlyList<string> Groups)
{
    /// <summary>The group that everybody is in, signed in or not.</summary>
    public const string Everyone = "everyone";

    /// <summary>As the person is called; to be shown to that person alone.</summary>
    public string? Name { get; init; }

    /// <summary>Ids of the groups whose documents this caller may read.</summary>
    public IEnumerable<string> Reads => Groups.Prepend(Everyone);

    public bool MayRead(IReadOnlyList<string> groups) => groups.Any(group => Reads.Contains(group, StringComparer.OrdinalIgnoreCase));

    /// <summary>Somebody who did not sign in.</summary>
    public static Caller At(string address) => new(address, IsSignedIn: false, []);
}
