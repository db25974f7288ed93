using System.CommandLine;
using System.Text.Json;

namespace Benchmarks.Upstream;

/// <summary>`upstream`: the fake Azure as its own process, so that it shares no heap and no threads with the measurement.</summary>
internal static class UpstreamCommand
{
    public static Command Create()
    {
        var pause = new Option<int>("--pause") { Description = "Milliseconds to wait after each chunk of text." };
        var pieces = new Option<int>("--pieces") { Description = "Chunks of text.", DefaultValueFactory = _ => SteadyAnswer.Usual };
        var command = new Command("upstream", "Starts the fake Azure OpenAI, prints its address, and runs until standard input ends.")
        {
            pause,
            pieces,
        };
        command.Hidden = true;
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var answer = new SteadyAnswer(TimeSpan.FromMilliseconds(parsed.GetValue(pause)), parsed.GetValue(pieces));
                await using var server = await ModelServer.StartAsync(1, answer.WriteAsync);
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(server.Address));
                await Console.In.ReadToEndAsync(cancellation);
            }
        );
        return command;
    }
}
