namespace Preflight.LiveChecks;

/// <summary>A model deployment of the plan.</summary>
/// <param name="Name">Of the deployment in the program.</param>
public sealed record WantedModel(string Name, string AccountId, string Region, string Model, string Version, string Sku, int Capacity);
