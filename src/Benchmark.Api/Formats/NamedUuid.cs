using System.Security.Cryptography;
using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>
/// Ids made of names: UUIDs of version 5 (RFC 9562, section 5.5). The same name has the same id wherever and whenever it is made, so nothing needs to be kept
/// and no address of a server stands in it.
/// </summary>
internal static class NamedUuid
{
    /// <summary>The namespace of everything this program names; drawn at random once, never changed.</summary>
    public static readonly Guid Namespace = new("260e54a4-bfc8-4451-9fc8-6e8a9fb53a8a");

    /// <summary>The URN of a name.</summary>
    public static string UrnOf(string name) => $"urn:uuid:{Of(Namespace, name)}";

    /// <summary>The UUID of a name in a namespace.</summary>
    public static Guid Of(Guid @namespace, string name)
    {
        byte[] hashed = [.. @namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // The standard asks for SHA-1; nothing here is a secret or guards one.
        var uuid = SHA1.HashData(hashed).AsSpan(0, 16);
#pragma warning restore CA5350
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }
}
