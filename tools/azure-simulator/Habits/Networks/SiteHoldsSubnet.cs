using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class SiteHoldsSubnet : Habit
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);

    public override string Id => "subnet-held-by-app-service";

    public override string Sentence => "The subnet of a site stays held for minutes after the last site in it is deleted.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/28979";

    public override string Sure => "reported";

    public override bool PassesLater => true;

    public override string? Fix => "Remove the sites first and wait for some minutes before the network, or run the destroy again.";

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsDelete
            && (call.IsOf("Microsoft.Web/sites") || call.IsOf("Microsoft.Web/sites/slots"))
            && JsonPath.Text(outcome.Resource.Body, "properties", "virtualNetworkSubnetId") is { } subnet
        )
        {
            call.Azure.Memory(Id)[subnet] = Fixed.Text(outcome.Operation.Ends + Lag);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsDelete && (call.IsOf(SubnetUse.Networks) || call.IsOf(SubnetUse.Subnets)) && call.Azure.Memories.ContainsKey(Id)
            ? call
                .Azure.Memory(Id)
                .Where(held => ArmPath.IsWithin(held.Key, call.Path.Text) && Fixed.Time((string)held.Value!) > call.Now)
                .Select(held => ArmPath.Of(held.Key))
                .Select(subnet =>
                    Failure(
                        400,
                        "InUseSubnetCannotBeDeleted",
                        $"Subnet {subnet.Name} is in use by {subnet.Text}/serviceAssociationLinks/AppServiceLink and cannot be "
                            + "deleted. In order "
                            + "to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet."
                    )
                )
                .FirstOrDefault()
            : null;
}
