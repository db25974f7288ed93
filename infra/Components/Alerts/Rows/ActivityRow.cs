namespace Infra.Components.Alerts.Rows;

/// <summary>An alert on the activity log: the health of Azure's services, and operations on the stack's resources.</summary>
public sealed record ActivityRow : AlertRow
{
    /// <summary>Watches the subscription, because service health events belong to no resource group.</summary>
    public bool WholeSubscription { get; init; }

    /// <summary>Fields that must all match, each with the values that do.</summary>
    public required IReadOnlyList<(string Field, string[] Values)> Fields { get; init; }

    /// <summary>One of these operations succeeded.</summary>
    public static IReadOnlyList<(string Field, string[] Values)> Done(params string[] operations) =>
        [("category", ["Administrative"]), ("operationName", operations), ("status", ["Succeeded"])];
}
