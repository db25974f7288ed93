using AzureDefinitions.Models;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Accounts;

internal sealed class ModelNotInRegion : Habit
{
    public override string Id => "model-not-in-region";

    public override string Sentence =>
        "A model that the region of the account does not offer, or not with this deployment type, is refused.";

    public override string Source =>
        "https://learn.microsoft.com/azure/foundry/foundry-models/concepts/models-sold-directly-by-azure-region-availability";

    public override string Sure => "documented";

    public override string? Fix => "Choose a version and a deployment type that the region offers, or another region.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.CognitiveServices/accounts/deployments")
            || call.Parent?.Location is not { } region
            || call.Text("sku", "name") is not { } sku
            || call.Text("properties", "model", "name") is not { } model
            || call.Text("properties", "model", "version") is not { } version
            || sku.EndsWith("Batch", StringComparison.Ordinal)
            || ModelOffer.Find(model, version) is not { } offer
            || offer.Offers(sku, region) is not false
        )
        {
            return null;
        }

        return offer.TypesIn(region).Any()
            ? Failure(
                400,
                "InvalidResourceProperties",
                $"The specified SKU '{sku}' for model '{model} {version}' is not supported in this region '{region}'."
            )
            : Failure(
                400,
                "DeploymentModelNotSupported",
                $"The model 'Format:{call.Text("properties", "model", "format")},Name:{model},Version:{version}' is not supported."
            );
    }
}
