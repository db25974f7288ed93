using System.CommandLine;
using Benchmarks.Rate;
using Benchmarks.Size;
using Benchmarks.Soak;
using Benchmarks.Start;
using Benchmarks.Streaming;
using Benchmarks.Upstream;
using CommandLine;

var root = new RootCommand("Benchmarks the published chat app against a fake Azure OpenAI, and preflight on large programs.")
{
    StreamCommand.Create(),
    StartCommand.Create(),
    RateCommand.Create(),
    SizeCommand.Create(),
    SoakCommand.Create(),
    UpstreamCommand.Create(),
};
return await CommandRunner.RunAsync(root, args, Console.Error);
