using System.Text.Json;
using System.Text.Json.Serialization;
using App.Messages;

namespace App.Chat;

/// <summary>Serialization of requests and events, generated at build time to speed up the first answer.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatEvent.Meta))]
[JsonSerializable(typeof(ChatEvent.Delta))]
[JsonSerializable(typeof(ChatEvent.Error))]
[JsonSerializable(typeof(ChatEvent.Done))]
internal sealed partial class ChatJson : JsonSerializerContext;
