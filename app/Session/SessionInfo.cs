namespace App.Session;

/// <summary>What the page needs to know about the caller and the app.</summary>
/// <param name="History">Where conversations are stored: browser or server.</param>
internal sealed record SessionInfo(string Mode, bool SignedIn, string History, SessionLimits Limits)
{
    public string? Name { get; init; }

    /// <summary>Differs between signed-in users, so that a browser shows each only what is theirs; null without sign-in.</summary>
    public string? Owner { get; init; }

    /// <summary>Days that the server stores a conversation after its last answer.</summary>
    public int? HistoryDays { get; init; }

    /// <summary>Whether the app suggests questions after an answer.</summary>
    public bool Suggests { get; init; }

    /// <summary>Where users get help.</summary>
    public Uri? Contact { get; init; }
}
