using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts;

/// <summary>The texts that alerts of every kind share: a name, a description and a link to the runbook.</summary>
internal static class AlertText
{
    /// <summary>The link where the stack publishes its runbooks; the path of the file otherwise.</summary>
    public static string Runbook(AlertRulesArgs args, AlertRow row) =>
        args.RunbooksAddress is { } address ? $"{address}/{row.Runbook}.md" : row.RunbookPath;

    public static string Description(AlertRulesArgs args, AlertRow row) => $"{row.Summary}. Runbook: {Runbook(args, row)}";

    public static string Name(AlertRulesArgs args, string rule) => args.Context.Names.Of($"alert-{rule}", 128);
}
