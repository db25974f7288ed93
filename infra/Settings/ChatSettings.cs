namespace Infra.Settings;

/// <summary>How users sign in and what they may use.</summary>
public sealed record ChatSettings
{
    /// <summary>The app registration for sign-in; null allows anonymous use.</summary>
    public required string? SignInClientId { get; init; }

    /// <summary>Days that the app stores the conversations of signed-in users; null keeps them in the browser.</summary>
    public required int? HistoryDays { get; init; }

    /// <summary>Tokens that one user may use in a day, per instance of the app.</summary>
    public required int TokensPerDay { get; init; }

    /// <summary>The longest wait of the app for the first word of a model. The AI gateway waits a little less.</summary>
    public required int FirstTokenSeconds { get; init; }

    /// <summary>An https or mailto address that the page shows for questions; null shows none.</summary>
    public required string? Contact { get; init; }
}
