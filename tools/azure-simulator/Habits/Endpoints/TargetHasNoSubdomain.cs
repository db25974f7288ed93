using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Endpoints;

internal sealed class TargetHasNoSubdomain : Habit
{
    public override string Id => "endpoint-target-without-subdomain";

    public override string Sentence =>
        "An AI account without a custom subdomain and a storage account of kind Storage take no private endpoint.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/867";

    public override string Sure => "reported";

    public override string? Fix => "Give the account a customSubDomainName when it is made.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf(EndpointParts.Type)
            ? EndpointParts
                .Targets(call.Body)
                .Select(target => call.Azure.Resources.Find(target))
                .OfType<Resource>()
                .Select(Problem)
                .FirstOrDefault(problem => problem is not null)
            : null;

    private ArmResponse? Problem(Resource target) =>
        ArmPath.Same(target.Type, "Microsoft.CognitiveServices/accounts")
        && JsonPath.Text(target.Body, "properties", "customSubDomainName") is null
            ? Failure(
                400,
                "BadRequest",
                $"Call to Microsoft.CognitiveServices/accounts failed. Error message: The account {target.Name} has no custom subdomain. "
                    + "Private endpoints need a custom subdomain."
            )
        : ArmPath.Same(target.Type, "Microsoft.Storage/storageAccounts") && JsonPath.Text(target.Body, "kind") == "Storage"
            ? Failure(
                400,
                "OperationNotAllowedOnKind",
                "Call to Microsoft.Storage/storageAccounts failed. Error message: The operation is not allowed on account kind Storage"
            )
        : null;
}
