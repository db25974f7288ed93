using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Serializes outputs and inputs as JSON, and collects their unknowns, secrets and dependencies.</summary>
internal sealed class OutputJsonConverter : JsonConverterFactory
{
    private static readonly JsonSerializerOptions Default = Extend(new JsonSerializerOptions());

    // The serializer runs synchronously, so the account of one run is that of its thread.
    [ThreadStatic]
    private static Account? t_account;

    /// <summary>The caller's options with this converter. They are copied each time, as the caller may still change them.</summary>
    public static JsonSerializerOptions AddTo(JsonSerializerOptions? options) =>
        options == null ? Default : Extend(new JsonSerializerOptions(options));

    public static async Task<OutputData> SerializeAsync<T>(T value, JsonSerializerOptions options)
    {
        while (true)
        {
            var account = new Account();
            var json = Run(account, () => JsonSerializer.Serialize(value, options));
            if (account.Pending.Count == 0)
                return new OutputData(account.IsKnown ? json : null, account.IsKnown, account.IsSecret, account.Resources);
            await Task.WhenAll(account.Pending).ConfigureAwait(false);
        }
    }

    /// <summary>Outputs within the value are as secret and dependent as the text that it is read from.</summary>
    public static T? Deserialize<T>(OutputData json, JsonSerializerOptions options) =>
        Run(new Account { Source = json }, () => JsonSerializer.Deserialize<T>(json.As<string>(), options));

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() is var definition
        && (
            definition == typeof(Output<>)
            || definition == typeof(Input<>)
            || definition == typeof(InputList<>)
            || definition == typeof(InputMap<>)
        );

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var isInput = typeof(IInput).IsAssignableFrom(typeToConvert);
        var typed = isInput && typeToConvert.GetGenericTypeDefinition() != typeof(Input<>) ? typeToConvert.BaseType! : typeToConvert;
        var element = typed.GenericTypeArguments[0];
        return (JsonConverter)
            Activator.CreateInstance(
                isInput ? typeof(OfInput<,>).MakeGenericType(typeToConvert, element) : typeof(OfOutput<>).MakeGenericType(element)
            )!;
    }

    private static JsonSerializerOptions Extend(JsonSerializerOptions options)
    {
        options.Converters.Add(new OutputJsonConverter());
        return options;
    }

    private static T Run<T>(Account account, Func<T> action)
    {
        var outer = t_account;
        t_account = account;
        try
        {
            return action();
        }
        finally
        {
            t_account = outer;
        }
    }

    private static void Write<T>(Utf8JsonWriter writer, Task<OutputData> task, JsonSerializerOptions options)
    {
        if (t_account!.Take(task) is { } data)
            JsonSerializer.Serialize(writer, data.As<T>(), options);
        else
            writer.WriteNullValue();
    }

    private static Task<OutputData> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        Task.FromResult(t_account!.Source.WithValue(JsonSerializer.Deserialize<T>(ref reader, options)));

    private sealed class OfOutput<T> : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Read<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            Write<T>(writer, value.DataTask, options);
    }

    private sealed class OfInput<TInput, T> : JsonConverter<TInput>
        where TInput : Input<T>
    {
        private static readonly MethodInfo FromOutput = typeof(TInput).GetMethod("op_Implicit", [typeof(Output<T>)])!;

        public override TInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TInput)FromOutput.Invoke(null, [new Output<T>(Read<T>(ref reader, options))])!;

        public override void Write(Utf8JsonWriter writer, TInput value, JsonSerializerOptions options) =>
            Write<T>(writer, ((IInput)value).DataTask, options);
    }

    private sealed class Account
    {
        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; }

        public ImmutableHashSet<Resource> Resources { get; private set; } = [];

        public List<Task> Pending { get; } = [];

        /// <summary>The text that values are read from.</summary>
        public OutputData Source { get; init; } = OutputData.Null;

        /// <summary>The value, unless there is none to write: it is unknown, or not there yet and has to be waited for.</summary>
        public OutputData? Take(Task<OutputData> task)
        {
            if (!task.IsCompleted)
            {
                Pending.Add(task);
                return null;
            }
            var data = task.GetAwaiter().GetResult();
            IsKnown &= data.IsKnown;
            IsSecret |= data.IsSecret;
            Resources = Resources.Union(data.Resources);
            return data.IsKnown ? data : null;
        }
    }
}
