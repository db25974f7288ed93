namespace Infra.Components.Alerts.Rows;

/// <summary>An alert on what happens to resources: what Azure says of its own services, and what somebody does to the stack's.</summary>
public sealed record ActivityRow : AlertRow
{
    /// <summary>Of the subscription: Azure's own services belong to nobody's group.</summary>
    public bool WholeSubscription { get; init; }

    /// <summary>Fields of an event that must all fit, each with the values that do.</summary>
    public required IReadOnlyList<(string Field, string[] Values)> Fields { get; init; }

    /// <summary>Somebody did one of these, and it was done.</summary>
    public static IReadOnlyList<(string Field, string[] Values)> Done(params string[] operations) =>
        [("category", ["Administrative"]), ("operationName", operations), ("status", ["Succeeded"])];

    /// <summary>Azure tells of its own services.</summary>
    /// <param name="incident">Incident, Maintenance, Security or ActionRequired.</param>
    public static IReadOnlyList<(string Field, string[] Values)> Service(string incident) =>
        [("category", ["ServiceHealth"]), ("properties.incidentType", [incident])];
}
