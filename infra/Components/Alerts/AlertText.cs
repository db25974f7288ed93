using Infra.Shared;

namespace Infra.Components;

/// <summary>What alerts of every kind are told by: a name, what is wrong and where the page about it is.</summary>
internal static class AlertText
{
    /// <summary>The link, where the stack knows an address of the pages; the file otherwise.</summary>
    public static string Runbook(StackContext stack, AlertRow row) =>
        stack.Settings.OnCall.Runbooks is { } address ? $"{address}/{row.Id}.md" : row.Runbook;

    public static string Description(StackContext stack, AlertRow row) => $"{row.Says}. Runbook: {Runbook(stack, row)}";

    public static string Name(StackContext stack, string logicalName) => stack.Names.Of($"alert-{logicalName}", 128);
}
