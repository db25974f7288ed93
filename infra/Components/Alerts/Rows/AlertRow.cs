namespace Infra.Components.Alerts.Rows;

/// <summary>A line of the table of alerts, which makes the alerts, is tested, and is shown in docs/alerts.md.</summary>
public abstract record AlertRow
{
    /// <summary>Names the alert and the page that says what to do.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong when it fires.</summary>
    public required string Says { get; init; }

    /// <summary>Null in every stack.</summary>
    public AlertCondition? Only { get; init; }

    /// <summary>Relative to the repository's root.</summary>
    public string Runbook => $"docs/runbooks/{Id}.md";
}
