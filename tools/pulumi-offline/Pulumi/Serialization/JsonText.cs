using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Properties that are sent as JSON text, as some provider configuration is.</summary>
internal static class JsonText
{
    public static IInput Of(object value, PropertyPath path)
    {
        var source = value switch
        {
            IInput input => input.DataTask,
            IOutput output => output.DataTask,
            _ => OutputData.KnownTask(value),
        };
        return Input<string>.FromTask(OutputTasks.Then(source, data => FormatAsync(data.Value, path)).Tracked());
    }

    private static async Task<OutputData> FormatAsync(object? value, PropertyPath path)
    {
        var json = await new PropertySerializer(keepResources: false).SerializeAsync(value, path).ConfigureAwait(false);
        return OutputData.Known(JsonFormatter.Default.Format(json ?? Value.ForNull()));
    }
}
