using System.Globalization;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class SubnetNotForThis : Habit
{
    private const int SmallestForBastion = 26;

    public override string Id => "subnet-delegation-rules";

    public override string Sentence =>
        "A delegated subnet takes only its service; Bastion and the firewall need subnets of their own name and size.";

    public override string Source => "https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview";

    public override string Sure => "documented";

    public override string? Fix => "Give the resource a subnet of its own, with the name and size that its service asks for.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && SubnetUse.Types.Any(call.IsOf)
            ? SubnetUse
                .Of(call.Type, call.Id, call.Body)
                .Select(use => call.Azure.Resources.Find(use.Subnet))
                .OfType<Resource>()
                .Select(subnet => Problem(call, subnet))
                .FirstOrDefault(problem => problem is not null)
            : null;

    private ArmResponse? Problem(Call call, Resource subnet) =>
        Delegation(subnet) is { } service && !ArmPath.Same(service, call.Type)
            ? Failure(
                400,
                "SubnetWithDelegationCannotBeUsedByResource",
                $"Subnet {subnet.Id} is delegated to {service} and cannot be used by {call.Id}."
            )
        : call.IsOf(SubnetUse.Bastions) && (subnet.Name != "AzureBastionSubnet" || Length(subnet) > SmallestForBastion)
            ? Failure(
                400,
                "BadRequest",
                $"Azure Bastion {call.Id} needs a subnet named AzureBastionSubnet of at least /{SmallestForBastion}, and "
                    + $"{subnet.Id} is none."
            )
        : call.IsOf(SubnetUse.Firewalls) && subnet.Name is not ("AzureFirewallSubnet" or "AzureFirewallManagementSubnet")
            ? Failure(
                400,
                "AzureFirewallSubnetNameInvalid",
                $"Azure Firewall {call.Id} needs a subnet named AzureFirewallSubnet, and {subnet.Id} is none."
            )
        : null;

    private static string? Delegation(Resource subnet) =>
        JsonPath
            .Items(subnet.Body, "properties", "delegations")
            .Select(each => JsonPath.Text(each, "properties", "serviceName"))
            .FirstOrDefault(service => service is not null);

    private static int Length(Resource subnet)
    {
        var prefix = JsonPath.Text(subnet.Body, "properties", "addressPrefix") ?? "/0";
        return int.TryParse(prefix[(prefix.IndexOf('/') + 1)..], CultureInfo.InvariantCulture, out var length) ? length : 0;
    }
}
