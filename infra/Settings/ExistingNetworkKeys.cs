namespace Infra.Settings;

/// <summary>The keys about a network that the stack uses and does not manage.</summary>
internal static class ExistingNetworkKeys
{
    private const string SubnetType = "Microsoft.Network/virtualNetworks/subnets";
    private const string SampleSubnet =
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>";

    public static ExistingNetwork? Read(SettingsReader read, NetworkMode mode, IReadOnlySet<string> needed)
    {
        var subnets = read.Pairs("existingSubnets", [.. needed.Select(name => $"{name}={SampleSubnet}")]);
        if (mode != NetworkMode.Existing)
        {
            if (read.Length("existingSubnets") > 0)
            {
                var given = read.OptionalText("existingSubnets");
                read.RejectSet("existingSubnets", $"must be [] unless network is existing, got '{given}'");
            }

            return null;
        }

        CheckSubnets(read, subnets, needed);
        return new ExistingNetwork(subnets.ToDictionary(pair => pair.Name, pair => pair.Value));
    }

    private static void CheckSubnets(SettingsReader read, IReadOnlyList<SettingsPair> subnets, IReadOnlySet<string> needed)
    {
        var names = string.Join(", ", needed.Order(StringComparer.Ordinal));
        var next = read.Length("existingSubnets");
        var missed = needed.Except(subnets.Select(pair => pair.Name)).Order(StringComparer.Ordinal).ToList();
        var spare = new Queue<string>(missed.Where(name => !read.Suggests("existingSubnets", name)));
        var replaced = subnets
            .Where(pair => !needed.Contains(pair.Name))
            .ToDictionary(pair => pair.Index, _ => spare.TryDequeue(out var name) ? name : null);
        foreach (var missing in spare)
        {
            read.RejectItem(
                "existingSubnets",
                next++,
                $"must be {missing}=<subnet id>, got nothing: the stack needs it",
                $"{missing}={SampleSubnet}"
            );
        }

        foreach (var (index, purpose, id) in subnets)
        {
            if (!needed.Contains(purpose))
            {
                var example = replaced[index] is { } name ? $"{name}={id}" : null;
                read.RejectItem("existingSubnets", index, $"must name one of {names}, got '{purpose}'", example);
            }
            else if (!AzureId.Is(id, SubnetType))
            {
                var problem = $"must give '{purpose}' the resource id of a subnet, got '{id}'";
                read.RejectItem("existingSubnets", index, problem, $"{purpose}={SampleSubnet}");
            }
            else if (subnets.Any(other => other.Index < index && Same(other.Value, id)))
            {
                var problem = $"must be a subnet of its own, because a subnet is delegated to one service at most, got '{id}' twice";
                read.RejectItem("existingSubnets", index, problem, $"{purpose}={SampleSubnet}");
            }
            else if (!Same(ExistingNetwork.NetworkOf(id), NetworkOfFirst(subnets)))
            {
                var problem = $"must be in the virtual network of the other subnets, got '{ExistingNetwork.NetworkOf(id)}'";
                read.RejectItem("existingSubnets", index, problem, $"{purpose}={SampleSubnet}");
            }
        }
    }

    private static string NetworkOfFirst(IEnumerable<SettingsPair> subnets) =>
        ExistingNetwork.NetworkOf(subnets.First(pair => AzureId.Is(pair.Value, SubnetType)).Value);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
