using System.Globalization;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Services.Models;

namespace AzureSimulator.Habits.Accounts;

internal sealed class DeploymentQuota : Habit
{
    public override string Id => "deployment-quota";

    public override string Sentence =>
        "Deployments draw on a quota of their model, type and region; those of soft-deleted accounts keep their share.";

    public override string Source => "https://github.com/microsoft/PubSec-Info-Assistant/issues/880";

    public override string Sure => "measured";

    public override string? Fix =>
        "Lower the capacity of a deployment, choose another deployment type or region, purge deleted accounts, or request quota.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.CognitiveServices/accounts/deployments")
            || call.Parent?.Location is not { } region
            || call.Body is not { } body
            || call.Text("properties", "model", "name") is not { } model
            || call.Text("sku", "name") is not { } sku
        )
        {
            return null;
        }

        var usage = AiUsage.Name(body);
        var (wanted, limit, used) = (
            AiUsage.Capacity(body),
            AiUsage.Limit(usage, call.Azure),
            AiUsage.Used(usage, region, call.Azure, except: call.Id)
        );
        var quota = $"Tokens Per Minute (thousands) - {model} - {sku}";
        return used + wanted <= limit
            ? null
            : Failure(
                400,
                "InsufficientQuota",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This operation require {wanted} new capacity in quota {quota}, which is bigger than the current available capacity "
                        + $"{Math.Max(0, limit - used)}. The current quota usage is {used} and the quota limit is {limit} "
                        + $"for quota {quota}."
                )
            );
    }
}
