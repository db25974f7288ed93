namespace Delivery.Bootstrap;

/// <summary>One thing that bootstrap would do.</summary>
/// <param name="What">As in "storage account staichatstateabcdef".</param>
/// <param name="IsNew">True where there is nothing yet.</param>
/// <param name="Details">Of a new thing what it is for, of a change each property: what is, what would be.</param>
internal sealed record Step(string What, bool IsNew, IReadOnlyList<string> Details, Func<CancellationToken, Task> DoAsync);
