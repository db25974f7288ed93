using System.Text.Json;

namespace Pulumi;

// JSON from and to outputs.
public static partial class Output
{
    /// <summary>JSON text of a value that may hold outputs and inputs; they may make the text unknown, secret and dependent.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(
            OutputTasks
                .Then(value.DataTask, data => OutputJsonConverter.SerializeAsync(data.As<T>(), OutputJsonConverter.AddTo(options)))
                .Tracked()
        );
    }

    /// <summary>The value of JSON text; outputs within it are as secret and dependent as the text.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(
            OutputTasks
                .Then(json.DataTask, data =>
                    OutputData.KnownTask(OutputJsonConverter.Deserialize<T>(data, OutputJsonConverter.AddTo(options)))
                )
                .Tracked()
        );
    }
}
