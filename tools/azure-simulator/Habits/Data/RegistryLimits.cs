using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Data;

internal sealed class RegistryLimits : Habit
{
    private const string Registry = "Microsoft.ContainerRegistry/registries";

    public override string Id => "registry-soft-limits";

    public override string Sentence => "Only a Premium registry takes private endpoints, and a registry takes one write at a time.";

    public override string Source => "https://learn.microsoft.com/azure/container-registry/container-registry-private-link";

    public override string Sure => "documented";

    public override string? Fix => "Use the SKU Premium, and let endpoints and replications of one registry follow each other.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf("Microsoft.Network/privateEndpoints") ? OfEndpoint(call)
        : call.IsChange && ArmPath.IsWithin(call.Type, Registry) && call.Azure.Working(call.RootId).Any()
            ? Failure(409, "RegistryInTransition", "Registry status Updating is invalid. Registry must have a status of Succeeded.")
        : null;

    private ArmResponse? OfEndpoint(Call call) =>
        JsonPath
            .Items(call.Body, "properties", "privateLinkServiceConnections")
            .Select(each => call.Azure.Resources.Find(JsonPath.Text(each, "properties", "privateLinkServiceId")))
            .Where(target => target is not null && ArmPath.Same(target.Type, Registry))
            .Where(target => JsonPath.Text(target!.Body, "sku", "name") is not "Premium")
            .Select(target =>
                Failure(
                    400,
                    "PrivateEndpointNotSupported",
                    $"Call to Microsoft.ContainerRegistry/registries failed. Error message: private endpoints of registry '{target!.Name}' "
                        + "need the SKU Premium."
                )
            )
            .FirstOrDefault();
}
