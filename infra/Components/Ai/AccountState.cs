using System.Globalization;
using Infra.Context;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.Utilities;

namespace Infra.Components.Ai;

/// <summary>
/// Waits until Azure has finished a change of an account. The provider takes an account for complete in the state Accepted, in which Azure
/// rejects children and endpoints (AccountProvisioningStateInvalid).
/// </summary>
internal sealed class AccountState(Account account, StackContext context)
{
    /// <summary>
    /// Network services see the state minutes later than the account's own service (hashicorp/terraform-provider-azurerm#31712), and no
    /// request shows when. So the age of the account's last change decides.
    /// </summary>
    public static readonly TimeSpan SeenByNetwork = TimeSpan.FromMinutes(3);

    private const string Done = "Succeeded";
    private const int Tries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <param name="after">The last change of the account or its children; null for the account itself.</param>
    /// <param name="age">How old the account's last change must be.</param>
    /// <returns>
    /// The value, known once the account has settled. A preview reads nothing. It does not depend on the last change, so that a replaced
    /// child replaces nothing else: add it to dependsOn.
    /// </returns>
    public Output<string> Settled(Output<string> value, CustomResource? after = null, TimeSpan age = default) =>
        Pulumi.Deployment.Instance.IsDryRun
            ? value
            : value.Apply(async known =>
            {
                var names = Output.Tuple(account.Name, context.ResourceGroupName, (after ?? account).Id);

                // Null where an update of some targets does not create the last change, and then nothing that waits for it.
                if (await OutputUtilities.GetValueAsync(names) is (string name, string group, not null))
                {
                    await WaitAsync(new() { AccountName = name, ResourceGroupName = group }, age);
                }

                return known;
            });

    private async Task WaitAsync(GetAccountArgs args, TimeSpan age)
    {
        for (var attempt = 1; ; attempt++)
        {
            var read = await GetAccount.InvokeAsync(args);
            var state = read.Properties.ProvisioningState;
            if (state == Done)
            {
                await WaitAsync(age - AgeOf(read.SystemData?.LastModifiedAt));
                return;
            }

            if (state is "Failed" or "Canceled" or "Deleting" || attempt == Tries)
            {
                // Without a change of its inputs, Pulumi sends nothing that would end such a state.
                var repair = state is "Failed" or "Canceled"
                    ? $"repeat its last change, az cognitiveservices account update --name {args.AccountName} --resource-group "
                        + $"{args.ResourceGroupName}, and "
                    : "";
                var problem =
                    $"the AI account {args.AccountName} must reach the state {Done}, got '{state}' after {attempt} reads; see its activity "
                    + $"log, az monitor activity-log list --resource-group {args.ResourceGroupName} --status Failed, {repair}run pulumi up "
                    + "again, which continues here";

                // Shown once at the account; every resource behind it repeats the exception.
                Log.Error(problem, account);
                throw new RunException(problem);
            }

            Log.Info($"waiting for the AI account {args.AccountName} (state {state}, attempt {attempt} of {Tries})");
            await Task.Delay(Pause, context.Clock);
        }
    }

    /// <returns>Nothing where the time is not known: then the account counts as just changed.</returns>
    private TimeSpan AgeOf(string? changed) =>
        DateTimeOffset.TryParse(changed, CultureInfo.InvariantCulture, out var time)
        && context.Clock.GetUtcNow() - time is var age
        && age > default(TimeSpan)
            ? age
            : default;

    private async Task WaitAsync(TimeSpan rest)
    {
        if (rest > TimeSpan.Zero)
        {
            Log.Info($"waiting {rest.TotalSeconds:F0} seconds until the network sees the last change of the AI account");
            await Task.Delay(rest, context.Clock);
        }
    }
}
