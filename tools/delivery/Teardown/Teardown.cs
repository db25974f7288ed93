using AzureRest;
using Delivery.Context;

namespace Delivery.Teardown;

/// <summary>
/// Destroys a stack in an order that Azure accepts. Each stage reads the current state and does the remaining work, so a run that
/// was stopped or failed can be repeated.
/// </summary>
/// <param name="patience">How long to wait for Azure to release subnets.</param>
internal sealed class Teardown(CommandContext context, TornStack stack, PulumiStack pulumi, TimeSpan patience)
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>A lock still blocks deletions for some seconds after it was deleted.</summary>
    private static readonly TimeSpan AfterLocks = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After a deletion Azure still counts some resources for minutes: the links of a DNS zone, and the app in its subnet. What contains
    /// them is deleted by the next run.
    /// </summary>
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromMinutes(3);
    private const int Runs = 3;

    private readonly IResourceManager _azure = context.Azure;
    private readonly AzureRemains _remains = new(context.Azure, stack);

    /// <returns>The remaining resources; empty if all are deleted.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        await StopSitesAsync(cancellation);
        await UnlockAsync(cancellation);
        await ReleaseAsync(cancellation);
        var stopped = !await DestroyAsync(cancellation);
        await DeleteForgottenAccountsAsync(cancellation);

        // A soft-deleted account still uses its subnet: purge it, wait until the subnet is released, then delete the network.
        await PurgeAsync(cancellation);
        if (!await _remains.HasAccountsAsync(cancellation) && await WaitForSubnetsAsync(cancellation) is { Count: > 0 } held)
        {
            return [.. held.Select(subnet => $"subnet {subnet}: Azure releases it within hours, at most two days")];
        }

        for (var run = 2; stopped && run <= Runs; run++)
        {
            context.Line($"waiting {BetweenRuns.TotalMinutes:0} minutes until Azure has forgotten what was deleted");
            await Task.Delay(BetweenRuns, context.Time, cancellation);
            stopped = !await DestroyAsync(cancellation);
        }

        if (stopped)
        {
            return ["resources that `pulumi destroy` could not delete; see its output above"];
        }

        var left = await DeleteGroupAsync(cancellation);
        await PurgeAsync(cancellation);
        return left;
    }

    private async Task StopSitesAsync(CancellationToken cancellation)
    {
        foreach (var site in await _remains.RunningSitesAsync(cancellation))
        {
            await _remains.StopAsync(site, cancellation);
            context.Line($"stopped {AzureRemains.SiteName(site)}; to start it again: az webapp start --ids {site}");
        }
    }

    private async Task UnlockAsync(CancellationToken cancellation)
    {
        var locks = (await _remains.LocksAsync(cancellation)).Where(_remains.IsOwnLock).ToList();
        foreach (var held in locks)
        {
            await _azure.DeleteAsync(held, AzureRemains.LockApi, cancellation);
            context.Line($"removed the lock of {TeardownPlan.Locked(held)}");
        }

        if (locks.Count > 0)
        {
            await Task.Delay(AfterLocks, context.Time, cancellation);
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellation)
    {
        var state = await pulumi.ExportAsync(cancellation);
        if (state.Held(stack.Group) is { Count: > 0 } held)
        {
            await pulumi.ImportAsync(state.Released(stack.Group), cancellation);
            context.Line($"unprotected {held.Count} resources in Pulumi's state");
        }
    }

    /// <returns>True if the state has no resource of the stack.</returns>
    private async Task<bool> DestroyAsync(CancellationToken cancellation)
    {
        if ((await pulumi.ExportAsync(cancellation)).Resources.Count == 0)
        {
            return true;
        }

        context.Line("pulumi destroy");
        var isDone = await pulumi.DestroyAsync(line => context.Line($"  {line}"), cancellation);
        context.Line(isDone ? "pulumi destroy: done" : "pulumi destroy did not complete");
        return isDone;
    }

    private async Task DeleteForgottenAccountsAsync(CancellationToken cancellation)
    {
        foreach (var account in await _remains.ForgottenAccountsAsync(await pulumi.ExportAsync(cancellation), cancellation))
        {
            foreach (var project in await _remains.ProjectsAsync(account, cancellation))
            {
                await _azure.DeleteAsync(project, AzureRemains.AccountApi, cancellation);
            }

            await _azure.DeleteAsync(account, AzureRemains.AccountApi, cancellation);
            context.Line($"deleted AI account {ArmId.Name(account)}, which was not in the state");
        }
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        foreach (var deleted in (await _remains.DeletedAsync(cancellation)).Where(deleted => !deleted.IsProtected))
        {
            await _remains.PurgeAsync(deleted, cancellation);
            context.Line($"purged {deleted.Kind} {deleted.Name}");
        }
    }

    private async Task<IReadOnlyList<string>> WaitForSubnetsAsync(CancellationToken cancellation)
    {
        var start = context.Time.GetTimestamp();
        for (var looks = 0; ; looks++)
        {
            var held = await _remains.HeldSubnetsAsync(cancellation);
            if (held.Count == 0 || context.Time.GetElapsedTime(start) >= patience)
            {
                return held;
            }

            if (looks % 10 == 0)
            {
                context.Line(
                    $"waiting for Azure to release {string.Join(", ", held)}; "
                        + $"{(patience - context.Time.GetElapsedTime(start)).TotalMinutes:0} minutes left"
                );
            }

            await Task.Delay(Look, context.Time, cancellation);
        }
    }

    /// <summary>Only if the state no longer contains the group: resources that an earlier destroy retained.</summary>
    private async Task<IReadOnlyList<string>> DeleteGroupAsync(CancellationToken cancellation)
    {
        if (!await _remains.HasGroupAsync(cancellation))
        {
            return [];
        }

        var state = await pulumi.ExportAsync(cancellation);
        if (Foreign.Of(await _remains.ResourcesAsync(cancellation), state, stack) is { Count: > 0 } foreign)
        {
            return [.. foreign.Select(id => $"{id}, which does not belong to the stack")];
        }

        await _azure.DeleteAsync(stack.Group, AzureRemains.GroupApi, cancellation);
        context.Line($"deleted resource group {ArmId.Name(stack.Group)}");
        return [];
    }
}
