namespace Infra.Settings;

/// <summary>Notifications, budget and governance.</summary>
public sealed record OperationsSettings
{
    public required OnCall OnCall { get; init; }

    /// <summary>In the billing currency of the subscription; notifies and stops nothing.</summary>
    public required int MonthlyBudget { get; init; }

    public required bool AssignPolicies { get; init; }

    /// <summary>Name → id of built-in initiatives, which report compliance.</summary>
    public required IReadOnlyDictionary<string, string> PolicyInitiatives { get; init; }

    /// <summary>Null without the policy.</summary>
    public required AllowedModels? AllowedModels { get; init; }

    public required bool DefenderPlans { get; init; }
}
