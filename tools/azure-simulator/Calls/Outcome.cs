using AzureSimulator.State;

namespace AzureSimulator.Calls;

/// <summary>What a write or delete has done, before it is answered. A habit may change it.</summary>
/// <param name="resource">As it is now; for a delete, what is deleted.</param>
/// <param name="operation">What runs until the write is complete. A habit may move its end or let it fail.</param>
public sealed class Outcome(Resource resource, Operation operation)
{
    public Resource Resource { get; } = resource;

    public Operation Operation { get; } = operation;

    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the client gets instead, although the work goes on; null for the usual answer.</summary>
    public ArmResponse? Answer { get; set; }
}
