using AzureSimulator;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Updates;
using SoftDeleted = AzureSimulator.State.SoftDeleted;

namespace Rehearsal.Life;

/// <summary>Purges what a destroyed stack leaves deleted. What is protected is waited for.</summary>
internal static class Purging
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <param name="waits">Whether to wait until a protected name is free.</param>
    /// <returns>What was purged or could not be, and the days that were waited for its name.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(RehearsedStack stack, bool waits = true)
    {
        var notes = new List<string>();
        var purged = new List<string>();
        foreach (var deleted in stack.Azure.State.Recoverable.ToList())
        {
            if (Request(deleted) is not { } request)
            {
                continue;
            }

            var refused = false;
            await stack.RunAsync(async client =>
            {
                var step = new StepRecord
                {
                    Urn = deleted.Id,
                    Name = deleted.Id,
                    Type = deleted.Resource.Type,
                    Operation = Operation.Delete,
                    Asked = client.Scheduler.Now,
                };
                refused = (await client.SendAsync(request, step)).IsError;
                for (var tries = 0; !refused && tries < 60 && IsThere(stack, deleted); tries++)
                {
                    await client.Scheduler.DelayAsync(Pause, "");
                    stack.Azure.Settle();
                }
            });
            if (!refused)
            {
                purged.Add(deleted.Id.Split('/')[^1]);
            }

            if (refused && waits && deleted.Purges > stack.Azure.Clock.Now)
            {
                notes.Add(
                    $"{deleted.Id.Split('/')[^1]} is protected from purging: its name is free on "
                        + $"{deleted.Purges:yyyy-MM-dd}, and the rehearsal waits until then"
                );
                stack.Azure.Clock.AdvanceTo(deleted.Purges.AddMinutes(1));
                stack.Azure.Settle();
            }
        }

        return purged.Count == 0 ? notes : [$"purged: {string.Join(", ", purged)}", .. notes];
    }

    private static bool IsThere(RehearsedStack stack, SoftDeleted deleted) => stack.Azure.State.Recoverable.Contains(deleted);

    private static ArmRequest? Request(SoftDeleted deleted)
    {
        var parts = deleted.Id.Split('/');
        var (subscription, group, name) = (parts[2], parts.ElementAtOrDefault(4) ?? "", parts[^1]);
        var location = ((string?)deleted.Resource.Body["location"] ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return deleted.Resource.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.KEYVAULT/VAULTS" => new ArmRequest(
                "POST",
                $"/subscriptions/{subscription}/providers/Microsoft.KeyVault/locations/{location}/deletedVaults/{name}/purge",
                "2024-11-01"
            ),
            "MICROSOFT.COGNITIVESERVICES/ACCOUNTS" => new ArmRequest(
                "DELETE",
                $"/subscriptions/{subscription}/providers/Microsoft.CognitiveServices/locations/{location}/resourceGroups/{group}"
                    + $"/deletedAccounts/{name}",
                "2025-06-01"
            ),
            "MICROSOFT.APIMANAGEMENT/SERVICE" => new ArmRequest(
                "DELETE",
                $"/subscriptions/{subscription}/providers/Microsoft.ApiManagement/locations/{location}/deletedservices/{name}",
                "2024-05-01"
            ),
            _ => null,
        };
    }
}
