using AzureRest;

namespace Delivery.Teardown;

/// <summary>What a teardown would do, and what forbids it.</summary>
/// <param name="Steps">In order.</param>
/// <param name="Obstacles">Each with the fix; nothing starts while there is one.</param>
internal sealed record TeardownPlan(IReadOnlyList<string> Steps, IReadOnlyList<string> Obstacles, IReadOnlyList<string> Notes)
{
    private const string AnotherName = "To deploy the stack again earlier: pulumi config set nameSuffix <any text>";

    /// <summary>True if a resource is protected: then the stack name is required as confirmation.</summary>
    public bool HoldsData { get; private init; }

    public static async Task<TeardownPlan> LookAsync(
        IResourceManager azure,
        TornStack stack,
        StackState state,
        CancellationToken cancellation
    )
    {
        var remains = new AzureRemains(azure, stack);
        var locks = await remains.LocksAsync(cancellation);
        var own = locks.Where(remains.IsOwnLock).ToList();
        var held = state.Held(stack.Group);
        var deleted = await remains.DeletedAsync(cancellation);
        var forgotten = await remains.ForgottenAccountsAsync(state, cancellation);
        var hasGroup = await remains.HasGroupAsync(cancellation);
        var steps = new List<string>();
        void Add(bool isNeeded, string step)
        {
            if (isNeeded)
            {
                steps.Add(step);
            }
        }

        var sites = await remains.RunningSitesAsync(cancellation);
        Add(sites.Count > 0, $"stop {string.Join(", ", sites.Select(AzureRemains.SiteName))}, before sign-in is removed");
        Add(own.Count > 0, $"remove {own.Count} delete locks: {string.Join(", ", own.Select(Locked))}");
        Add(
            held.Count > 0,
            $"unprotect {held.Count} resources in Pulumi's state: "
                + $"{string.Join(", ", held.Select(resource => ArmId.Name(resource["id"]!.ToString())))}"
        );
        Add(state.Resources.Count > 0, $"pulumi destroy: {state.Resources.Count} resources");
        Add(forgotten.Count > 0, $"delete AI accounts that are not in the state: {string.Join(", ", forgotten.Select(ArmId.Name))}");
        var accounts = state
            .Ids.Concat(forgotten)
            .Where(id => IsOf(id, "Microsoft.CognitiveServices/accounts") || IsOf(id, "Microsoft.ApiManagement/service"));
        var vaults = state.Ids.Where(id => IsOf(id, "Microsoft.KeyVault/vaults")).ToList();
        var kept = await remains.UnpurgeableAsync(vaults, cancellation);
        var purged = accounts
            .Concat(vaults.Where(id => !kept.ContainsKey(id)))
            .Select(ArmId.Name)
            .Concat(deleted.Where(one => !one.IsProtected).Select(one => one.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        Add(purged.Count > 0, $"purge soft-deleted resources: {string.Join(", ", purged)}");
        var subnets = await remains.HeldSubnetsAsync(cancellation);
        Add(subnets.Count > 0, $"wait until Azure releases {string.Join(", ", subnets)}, and destroy the network");
        Add(hasGroup && state.Group is null, $"delete the remaining resources in {ArmId.Name(stack.Group)}");
        return new TeardownPlan(
            steps,
            [
                .. locks
                    .Except(own)
                    .Select(id => $"a lock that the stack did not create is on {Locked(id)}; to remove it: az lock delete --ids {id}"),
                .. Foreign
                    .Of(await remains.ResourcesAsync(cancellation), state, stack)
                    .Select(id =>
                        $"{id} does not belong to the stack and would be deleted with its resource group; move it: az resource move "
                        + $"--ids {id} --destination-group <group>"
                    ),
            ],
            [
                .. deleted.Where(one => one.IsProtected).Select(KeptNote),
                .. kept.Select(vault =>
                    $"key vault {ArmId.Name(vault.Key)} has purge protection: after deletion it cannot be purged, "
                    + $"and its name stays reserved for {vault.Value} days. {AnotherName}"
                ),
            ]
        )
        {
            HoldsData = own.Count > 0 || held.Count > 0,
        };
    }

    private static bool IsOf(string id, string type) =>
        id.Contains($"/{type}/", StringComparison.OrdinalIgnoreCase) && id.Split('/').Length == 9;

    public static string KeptNote(Deleted vault) =>
        $"{vault.Kind} {vault.Name} has purge protection: it cannot be purged, and its name stays reserved until {vault.Until}. "
        + AnotherName;

    /// <summary>The resource of a lock.</summary>
    public static string Locked(string id) =>
        ArmId.Name(id[..Math.Max(0, id.LastIndexOf("/providers/Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase))]);
}
