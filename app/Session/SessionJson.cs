using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Session;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionInfo))]
internal sealed partial class SessionJson : JsonSerializerContext;
