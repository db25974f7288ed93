using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>Everything that the simulated Azure knows. It can be written to a file and read again.</summary>
public sealed class AzureState(SimulatorOptions options, VirtualClock clock)
{
    private DateTimeOffset? _settling;

    public SimulatorOptions Options { get; } = options;

    public VirtualClock Clock { get; } = clock;

    /// <summary>The present; while due changes are settled, the time of the change.</summary>
    public DateTimeOffset Now => _settling ?? Clock.Now;

    public ResourceStore Resources { get; } = new();

    public Dictionary<string, Operation> Operations { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Schedule Schedule { get; } = new();

    public List<SoftDeleted> Deleted { get; } = [];

    /// <summary>Object id → User, Group or ServicePrincipal.</summary>
    public Dictionary<string, string> Principals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Provider namespace → when its registration is complete.</summary>
    public Dictionary<string, DateTimeOffset> Registrations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Registered, Registering or NotRegistered.</summary>
    public string RegistrationState(string space) =>
        !Registrations.TryGetValue(space, out var from)
            ? Options.Unregistered.Contains(space)
                ? "NotRegistered"
                : "Registered"
            : from <= Now
                ? "Registered"
                : from == DateTimeOffset.MaxValue
                    ? "NotRegistered"
                    : "Registering";

    /// <summary>By container and name: …/containers/CONTAINER/NAME.</summary>
    public Dictionary<string, StoredBlob> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>How many ids have been given.</summary>
    internal long Count { get; set; }

    /// <summary>What habits remember beside the resources, by the habit's id.</summary>
    public Dictionary<string, JsonObject> Memories { get; } = [];

    public JsonObject Memory(string habit) => Memories.TryGetValue(habit, out var memory) ? memory : Memories[habit] = [];

    /// <summary>Operations that run on a resource or its children; not on what extends it, as a lock or a role assignment does.</summary>
    public IEnumerable<Operation> Running(string id) =>
        Operations.Values.Where(operation => operation.IsRunning && IsPart(operation.Resource, id));

    /// <summary>As Running, with those that are answered directly and on which Azure still works.</summary>
    public IEnumerable<Operation> Working(string id) =>
        Operations.Values.Where(operation =>
            operation.Ends > Now && operation.Status is "InProgress" or "Succeeded" && IsPart(operation.Resource, id)
        );

    /// <summary>What was deleted and can still be recovered.</summary>
    public IEnumerable<SoftDeleted> Recoverable => Deleted.Where(each => each.Purges > Now);

    /// <returns>An id that is the same in each run.</returns>
    public string NextId(string purpose) => Fixed.Guid($"{Options.Seed}#{purpose}#{Count++}");

    /// <returns>0 to 1, the same in each run for the same seed and text.</returns>
    public double Chance(string text) => new Guid(Fixed.Guid($"{Options.Seed}#{text}")).ToByteArray()[0] / 256.0;

    /// <param name="text">What happens and to what.</param>
    /// <param name="chance">0 to 1.</param>
    public bool Happens(string text, double chance) => Options.EveryChance || Chance(text) < chance;

    /// <summary>Lets every due change happen in the order of time.</summary>
    public void Settle(Action<DueChange> happen)
    {
        while (Schedule.Next is { } next && next.Time <= Clock.Now)
        {
            Schedule.Remove(next);
            _settling = next.Time;
            happen(next);
        }

        _settling = null;
        Deleted.RemoveAll(each => each.Purges <= Now);
    }

    private static bool IsPart(string resource, string id) =>
        Ids.ArmPath.IsWithin(resource, id) && resource.IndexOf("/providers/", id.Length, StringComparison.OrdinalIgnoreCase) < 0;
}
