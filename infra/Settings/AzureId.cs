namespace Infra.Settings;

/// <summary>Checks the form of resource ids.</summary>
internal static class AzureId
{
    /// <param name="type">As in Microsoft.Network/virtualNetworks/subnets; not case-sensitive.</param>
    public static bool Is(string id, string type)
    {
        var parts = id.Split('/');
        var names = type.Split('/');
        if (
            parts is not ["", var subscriptions, { Length: > 0 }, var groups, { Length: > 0 }, var providers, var space, ..]
            || !Same(subscriptions, "subscriptions")
            || !Same(groups, "resourceGroups")
            || !Same(providers, "providers")
            || !Same(space, names[0])
            || parts.Length != 7 + (2 * (names.Length - 1))
        )
        {
            return false;
        }

        return names.Skip(1).Select((name, i) => Same(parts[7 + (2 * i)], name) && parts[8 + (2 * i)].Length > 0).All(fits => fits);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
