using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pulumi.Conformance.Wire.Engine;

/// <summary>One run of the compiled program as a process, with the environment that the language host sets.</summary>
internal sealed record WireRun(int ExitCode, string Output, RecordingMonitor Monitor, RecordingLog Log)
{
    // Prevents a hanging program from blocking the tests.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The richest program, run once in each mode and looked at by many tests.</summary>
    public static Lazy<Task<WireRun>> Update { get; } = new(() => Start("resources"));

    public static Lazy<Task<WireRun>> Preview { get; } = new(() => Start("resources", preview: true));

    public static async Task<WireRun> Start(string ending, bool preview = false, Dictionary<string, string?>? environment = null)
    {
        var monitor = new RecordingMonitor(preview);
        var log = new RecordingLog();
        await using var host = Host(monitor, log);
        await host.StartAsync();
        var address = new Uri(host.Urls.Single()).Authority;

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(ProgramPath());
        foreach (var argument in ending.Split(' '))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment(address, preview).Concat(environment ?? []))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return new WireRun(process.ExitCode, string.Concat(await output), monitor, log);
    }

    private static WebApplication Host(RecordingMonitor monitor, RecordingLog log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(monitor).AddSingleton(log);
        var host = builder.Build();
        host.MapGrpcService<RecordingMonitor>();
        host.MapGrpcService<RecordingLog>();
        return host;
    }

    private static Dictionary<string, string?> Environment(string address, bool preview) =>
        new()
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_ORGANIZATION"] = "contoso",
            ["PULUMI_PROJECT"] = "shop",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_DRY_RUN"] = preview ? "true" : "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_CONFIG"] = """{"shop:greeting":"hello","shop:key":"k"}""",
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["shop:key"]""",
        };

    /// <remarks>The program is built beside the tests, in the same configuration and for the same framework.</remarks>
    private static string ProgramPath()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var project = framework.Parent!.Parent!.Parent!;
        return Path.Combine(project.FullName, "Program", "bin", framework.Parent.Name, framework.Name, "Wire.Program.dll");
    }
}
