using System.CommandLine;
using Benchmarks.Soak;
using Benchmarks.Start;
using Benchmarks.Streaming;
using Benchmarks.Upstream;
using CommandLine;

var root = new RootCommand("Benchmarks the published chat app against a fake Azure OpenAI on this machine, and runs a soak test.")
{
    StreamCommand.Create(),
    StartCommand.Create(),
    SoakCommand.Create(),
    UpstreamCommand.Create(),
};
return await CommandRunner.RunAsync(root, args, Console.Error);
