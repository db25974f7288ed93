using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.ApiManagement;

internal sealed class OpenUntilEndpoint : Habit
{
    private const string Service = "Microsoft.ApiManagement/service";

    public override string Id => "apim-open-until-endpoint";

    public override string Sentence =>
        "API Management cannot be created without public access, and an update removes it only once a private endpoint is approved.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/31788";

    public override string Sure => "measured";

    public override string? Fix =>
        "Create the service with publicNetworkAccess Enabled, then its private endpoint, and set Disabled in the next update.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(Service) || call.Text("properties", "publicNetworkAccess") != "Disabled")
        {
            return null;
        }

        return call.IsCreate
                ? Failure(
                    400,
                    "ActivateServiceWithPrivateEndpointAccessNotAllowed",
                    $"Blocking all public network access by setting property `publicNetworkAccess` of API Management service {call.Id} is "
                        + "not enabled during service creation."
                )
            : IsApproved(call) ? null
            : Failure(
                400,
                "NotSupported",
                $"Disabling all `publicNetworkAccess` for service: {call.Id} is not supported if the service does not have at least one "
                    + "approved Private Endpoint Connection."
            );
    }

    private static bool IsApproved(Call call) =>
        call.Azure.Resources.All.Any(each =>
            ArmPath.Same(each.Type, $"{Service}/privateEndpointConnections")
            && ArmPath.Same(ArmPath.Of(each.Id).Parent, call.Id)
            && JsonPath.Text(each.Body, "properties", "privateLinkServiceConnectionState", "status") == "Approved"
        );
}
