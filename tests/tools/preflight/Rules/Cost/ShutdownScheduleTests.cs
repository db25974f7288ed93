namespace Preflight.Tests.Rules.Cost;

public sealed class ShutdownScheduleTests : RuleTests<ShutdownScheduleTests>, IRuleCases
{
    public static string Rule => "shutdown-schedule";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the default status", Example.With("shutdown", "status", null), "shutdown"),
            NonCompliant("a status of off", Example.With("shutdown", "status", "Disabled"), "shutdown"),
            NonCompliant("another name", Example.With("shutdown", "name", "shutdown-jump"), "shutdown"),
            NonCompliant("no machine", Example.With("shutdown", "targetResourceId", null), "shutdown"),
            NonCompliant("a time in words", Example.With("shutdown", "dailyRecurrence.time", "7pm"), "shutdown"),
            NonCompliant("no time", Example.With("shutdown", "dailyRecurrence", null), "shutdown"),
            NonCompliant("no time zone", Example.With("shutdown", "timeZoneId", null), "shutdown"),
            Compliant("a time with a colon", Example.With("shutdown", "dailyRecurrence.time", "19:00")),
            Compliant("the machine is not known yet", Example.With("shutdown", "targetResourceId", "[unknown]")),
            Compliant(
                "a schedule that starts machines",
                Example.With("shutdown", "taskType", "LabVmsStartupTask").With("shutdown", "status", null)
            ),
        ];
}
