namespace Infra.Settings;

/// <summary>The keys about logs and telemetry.</summary>
internal static class MonitoringKeys
{
    /// <summary>The defaults of Pulumi.yaml, which an existing workspace leaves as they are.</summary>
    private const int DefaultRetentionDays = 30;
    private const int DefaultDailyCapGb = 1;

    private const string SampleId =
        "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<workspace>";

    public static MonitoringSettings Read(SettingsReader read, NetworkMode network)
    {
        var settings = new MonitoringSettings
        {
            WorkspaceId = read.OptionalText("logWorkspaceId"),
            RetentionDays = read.Number("logRetentionDays", 30, 730),
            DailyCapGb = read.Number("logDailyCapGb", 1, 1000),
            IsPrivate = NetworkKeys.PrivateMonitoring(read, network),
        };
        if (settings.WorkspaceId is { } id)
        {
            if (!AzureId.Is(id, "Microsoft.OperationalInsights/workspaces"))
            {
                read.Reject("logWorkspaceId", $"must be the resource id of a Log Analytics workspace, got '{id}'", SampleId);
            }

            RejectOther(read, "logRetentionDays", settings.RetentionDays, DefaultRetentionDays);
            RejectOther(read, "logDailyCapGb", settings.DailyCapGb, DefaultDailyCapGb);
        }

        return settings;
    }

    private static void RejectOther(SettingsReader read, string key, int given, int byDefault)
    {
        if (given != byDefault)
        {
            read.RejectSet(
                key,
                $"must be {byDefault}, its default, with logWorkspaceId, got '{given}': the workspace's owner sets it there"
            );
        }
    }
}
