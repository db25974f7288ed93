namespace AzureSimulator;

/// <summary>What a simulated Azure is like before the first call.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The day and hour at which it begins. Facts are judged on this day.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public string Subscription { get; init; } = "00000000-0000-4000-8000-000000000001";

    /// <summary>Other subscriptions of the tenant. What they hold is taken for granted where a role or lock is put on it.</summary>
    public IReadOnlySet<string> OtherSubscriptions { get; init; } = new HashSet<string>();

    public string Tenant { get; init; } = "00000000-0000-4000-8000-000000000002";

    /// <summary>The object id of the owner of the subscription, who calls where a request names no caller.</summary>
    public string Owner { get; init; } = "00000000-0000-4000-8000-000000000003";

    /// <summary>User, Group or ServicePrincipal.</summary>
    public string OwnerType { get; init; } = "ServicePrincipal";

    /// <summary>Principals of the directory beside the owner: object id → User, Group or ServicePrincipal.</summary>
    public IReadOnlyDictionary<string, string> Principals { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// True to take a principal that the directory does not know for what its first role assignment says. A plan names users and groups
    /// whose directory is not known.
    /// </summary>
    public bool TakesUnknownPrincipals { get; init; }

    /// <summary>Namespaces of providers that are not registered yet. All others are.</summary>
    public IReadOnlySet<string> Unregistered { get; init; } = new HashSet<string>();

    /// <summary>Names that other tenants of Azure have taken, with their type: Microsoft.Storage/storageAccounts/data.</summary>
    public IReadOnlySet<string> TakenNames { get; init; } = new HashSet<string>();

    /// <summary>The ids of the habits that are on; null for all.</summary>
    public IReadOnlySet<string>? Habits { get; init; }

    /// <summary>Decides what Azure leaves to chance: which request of many is throttled, how long a role takes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True to let everything happen that Azure leaves to chance.</summary>
    public bool EveryChance { get; init; }

    /// <summary>Usage name, as in OpenAI.GlobalStandard.gpt-5.4-mini → limit in each region. Others have a usual limit.</summary>
    public IReadOnlyDictionary<string, long> Quotas { get; init; } = new Dictionary<string, long>();
}
