namespace App.Session;

/// <summary>Who is here, and what this app does for them.</summary>
/// <param name="History">Where conversations are kept: browser or server.</param>
internal sealed record SessionInfo(string Mode, bool SignedIn, string History, SessionLimits Limits)
{
    public string? Name { get; init; }

    /// <summary>How long the server keeps a conversation after its last answer.</summary>
    public int? HistoryDays { get; init; }

    /// <summary>Where a person can be reached.</summary>
    public Uri? Contact { get; init; }
}
