using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>What happens by itself at a time to come.</summary>
/// <param name="Order">Of two changes at one time the lower comes first.</param>
/// <param name="Owner">The id of the habit that asked for it, or the part of the simulator.</param>
/// <param name="Kind">The owner's own name for what happens.</param>
public sealed record DueChange(DateTimeOffset Time, long Order, string Owner, string Kind, JsonObject Data);
