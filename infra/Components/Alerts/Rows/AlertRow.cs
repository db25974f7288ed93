namespace Infra.Components.Alerts.Rows;

/// <summary>A row of the alert table, which creates the alerts, is tested, and generates docs/alerts.md.</summary>
public abstract record AlertRow
{
    /// <summary>Names the alert.</summary>
    public required string Id { get; init; }

    /// <summary>The condition that the alert reports.</summary>
    public required string Summary { get; init; }

    /// <summary>The runbook that says what to do: the name of its file in docs/runbooks, without the extension.</summary>
    public required string Runbook { get; init; }

    /// <summary>Null in every stack.</summary>
    public AlertCondition? Only { get; init; }

    /// <summary>Relative to the repository's root.</summary>
    public string RunbookPath => $"docs/runbooks/{Runbook}.md";
}
