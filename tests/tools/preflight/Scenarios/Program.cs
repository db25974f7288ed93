using Pulumi;
using Scenarios;

if (Environment.GetEnvironmentVariable("PULUMI_CONFIG")?.Contains("exits-early") == true)
{
    Console.Error.WriteLine("gone before anything was registered");
    return 3;
}

return await Deployment.RunAsync(async () =>
{
    var config = new Config();
    switch (config.Require("scenario"))
    {
        case "ok":
            var group = new Group("group");
            var last = new Thing("last", new() { Text = Output.CreateSecret("hush") }, new() { DependsOn = { group } });
            return new Dictionary<string, object?>
            {
                ["id"] = last.Id,
                ["secret"] = config.RequireSecret("password"),
                ["size"] = config.RequireInt32("size"),
            };
        case "unknown":
            var first = new Thing("first");
            _ = new Thing("second", new() { Text = first.Computed });
            break;
        case "throws":
            _ = new Thing("one");
            throw new InvalidOperationException($"the program gave up with {config.Require("password")}");
        case "logs-an-error":
            Log.Error("something is wrong");
            break;
        case "duplicate":
            _ = new Thing("twice");
            _ = new Thing("twice");
            break;
        case "hangs":
            _ = new Thing("one");
            await new TaskCompletionSource().Task;
            break;
        case "dies":
            _ = new Thing("one");
            Environment.FailFast("the process died");
            break;
        case "azure":
            _ = new ResourceGroup("two", new() { DependsOn = { new ResourceGroup("one") } });
            _ = new Thing("unknown");
            break;
        case "throws-in-azure":
            await new ResourceGroup("one").Made();
            throw new InvalidOperationException($"the program gave up with {config.Require("password")}");
        case "hangs-in-azure":
            await new ResourceGroup("one").Made();
            await new TaskCompletionSource().Task;
            break;
        case "spins-in-azure":
            await new ResourceGroup("one").Made();
            while (true)
            {
                // Never quiet.
            }
        case "organization":
            _ = new Thing("one");
            return new Dictionary<string, object?>
            {
                ["organization"] = Deployment.Instance.OrganizationName,
                ["region"] = Environment.GetEnvironmentVariable("DEMO_REGION"),
                ["engine"] = Environment.GetEnvironmentVariable("PULUMI_STACK"),
            };
        case "reads":
            return new Dictionary<string, object?> { ["other"] = new StackReference("organization/other/prod").GetOutput("url") };
        default:
            throw new RunException("no such scenario");
    }

    return new Dictionary<string, object?>();
});
