using System.CommandLine;
using Benchmarks.Processes;
using Benchmarks.Soak;
using Benchmarks.Start;
using Benchmarks.Streaming;
using Benchmarks.Upstream;

var root = new RootCommand("Benchmarks the published chat app against a fake Azure OpenAI on this machine, and runs a soak test.")
{
    StreamCommand.Create(),
    StartCommand.Create(),
    SoakCommand.Create(),
    UpstreamCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ProcessException problem)
{
    await Console.Error.WriteLineAsync($"error: {problem.Message}");
    return 2;
}
