using AzureRest;

namespace Preflight.LiveChecks;

/// <summary>Sends all requests, and reports those that failed.</summary>
public static class Examination
{
    private static readonly ILiveCheck[] Checks =
    [
        new RegisteredProviders(),
        new RegionSupport(),
        new Models(),
        new SoftDeletedNames(),
        new DeployerRights(),
        new TakenNames(),
        new UndeclaredSubnets(),
    ];

    public static async Task<IReadOnlyList<LiveFinding>> OfAsync(LiveContext context, CancellationToken cancellation)
    {
        var findings = new List<LiveFinding>();
        foreach (var check in Checks)
        {
            try
            {
                await foreach (var finding in check.AskAsync(context, cancellation))
                {
                    findings.Add(finding);
                }
            }
            catch (ArmException exception) when (exception.Status is >= 400 and < 500 and not 401)
            {
                // A provider that is not registered answers no questions either; the first check says which.
                findings.Add(
                    new LiveFinding(
                        check.Name,
                        context.Subscription,
                        $"could not be asked: {exception.Message}",
                        exception.Status == 403
                            ? $"az role assignment create --assignee <you> --scope /subscriptions/{context.Subscription} --role Reader"
                            : "put the findings above right and ask again"
                    )
                );
            }
        }

        // A deleted vault's name is taken too; once is enough.
        return
        [
            .. findings.Where(finding =>
                finding.Check != "names" || !findings.Exists(other => other.Check == "soft-deleted" && other.Subject == finding.Subject)
            ),
        ];
    }
}
