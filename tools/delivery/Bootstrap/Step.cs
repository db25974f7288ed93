namespace Delivery.Bootstrap;

/// <summary>One step of bootstrap.</summary>
/// <param name="What">As in "storage account staichatstateabcdef".</param>
/// <param name="IsNew">True if the resource does not exist yet.</param>
/// <param name="Details">The purpose of a new resource, or the current and new value of each changed property.</param>
internal sealed record Step(string What, bool IsNew, IReadOnlyList<string> Details, Func<CancellationToken, Task> DoAsync);
