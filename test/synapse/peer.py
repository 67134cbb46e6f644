"""The other person: an independent Matrix client (matrix-nio, vodozemac) that takes orders and tells what it sees, one JSON object a line.

Orders carry an id and are answered with it; what is seen comes by itself: message, undecryptable, reaction, member.
"""

import asyncio
import json
import os
import sys

import nacl.signing
import nio
import nio.crypto
from canonicaljson import encode_canonical_json
from unpaddedbase64 import encode_base64


# So often is looked again, twenty times a second.
PATIENCE = 4_800


# A server leaves out all but the last ten messages of a room when more came since the last time, and nio does not ask for them.
WHOLE = {"room": {"timeline": {"limit": 1000}}}


def tell(**said):
    print(json.dumps(said), flush=True)


class Person:
    def __init__(self, client, password):
        self.client = client
        self.password = password
        self.own = None
        self.guests = {}

    async def start(self):
        client = self.client
        client.add_event_callback(self.hear, (nio.RoomMessage, nio.MegolmEvent, nio.UnknownEvent, nio.ReactionEvent))
        await client.sync(timeout=0, full_state=True, sync_filter=WHOLE)
        await self.upkeep()
        asyncio.create_task(self.follow())

    async def follow(self):
        while True:
            await self.client.sync(timeout=1000, sync_filter=WHOLE)
            await self.upkeep()

    async def upkeep(self):
        client = self.client
        if client.should_upload_keys:
            await client.keys_upload()
        if client.should_query_keys:
            await client.keys_query()
        if client.should_claim_keys:
            await client.keys_claim(client.get_users_for_key_claiming())
        await client.send_to_device_messages()

    async def hear(self, room, event):
        if event.sender == self.client.user_id:
            return
        common = dict(room=room.room_id, id=event.event_id, sender=event.sender)
        if isinstance(event, nio.MegolmEvent):
            tell(saw="undecryptable", **common)
            return
        source = event.source
        content = source.get("content", {})
        kind = "reaction" if source["type"] == "m.reaction" else "message" if source["type"] == "m.room.message" else source["type"]
        tell(saw=kind, content=content, encrypted=bool(event.decrypted), **common)

    async def cross_sign(self):
        """Makes an identity for the account and signs this device with it."""
        client = self.client
        master, own = nacl.signing.SigningKey.generate(), nacl.signing.SigningKey.generate()
        self.own = own

        def key_of(key, usage):
            return {"user_id": client.user_id, "usage": [usage], "keys": {f"ed25519:{public(key)}": public(key)}}

        await self.ask(
            "POST",
            "/_matrix/client/v3/keys/device_signing/upload",
            {
                "master_key": key_of(master, "master"),
                "self_signing_key": self.signed(key_of(own, "self_signing"), master),
                "auth": {
                    "type": "m.login.password",
                    "identifier": {"type": "m.id.user", "user": client.user_id},
                    "password": self.password,
                },
            },
        )
        await self.sign_device()

    def signed(self, thing, key):
        bare = {part: value for part, value in thing.items() if part not in ("signatures", "unsigned")}
        signature = encode_base64(key.sign(encode_canonical_json(bare)).signature)
        signatures = {user: dict(of) for user, of in thing.get("signatures", {}).items()}
        signatures.setdefault(self.client.user_id, {})[f"ed25519:{public(key)}"] = signature
        return {**thing, "signatures": signatures}

    async def sign_device(self, device=None):
        """This device, or another one of the account."""
        client = self.client
        name = device or client.device_id
        for _ in range(PATIENCE):
            found = await self.ask("POST", "/_matrix/client/v3/keys/query", {"device_keys": {client.user_id: []}})
            if name in found["device_keys"][client.user_id]:
                break
            await asyncio.sleep(0.05)
        keys = found["device_keys"][client.user_id][name]
        keys.pop("unsigned", None)
        await self.ask(
            "POST",
            "/_matrix/client/v3/keys/signatures/upload",
            {client.user_id: {name: self.signed(keys, self.own)}},
        )

    async def come_anew(self, room, body, heard):
        """Comes on a device that nobody knows yet, signed like this one, and says something, if anything; leaves on those that were heard."""
        # One that left before it was heard would never be: nobody could tell any more whose device it was.
        for said in [one for one in heard if one in self.guests]:
            gone = self.guests.pop(said)
            await gone.client.logout()
            await gone.client.close()
        client = await log_in(self.client.homeserver, self.client.user, self.password, self.client.store_path)
        guest = Person(client, self.password)
        guest.own = self.own
        self.guests[body or client.device_id] = guest
        await client.sync(timeout=0, full_state=True, sync_filter=WHOLE)
        await guest.upkeep()
        await guest.sign_device()
        return await guest.order("send", room=room, body=body) if body else None

    async def ask(self, method, path, body=None):
        answer = await self.client.send(
            method, path, json.dumps(body) if body is not None else None,
            {"Authorization": f"Bearer {self.client.access_token}", "Content-Type": "application/json"},
        )
        said = await answer.json()
        if answer.status >= 400:
            raise RuntimeError(f"{path}: {said}")
        return said

    async def order(self, do, **given):
        client = self.client
        if do == "cross sign":
            return await self.cross_sign()
        if do == "sign":
            return await self.sign_device(given["device"])
        if do == "create room":
            state = [{"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}]
            made = await client.room_create(
                invite=given.get("invite", []),
                is_direct=given.get("direct", False),
                name=given.get("name"),
                initial_state=state if given.get("encrypted", True) else [],
                room_version=given.get("version"),
            )
            await self.known(made.room_id)
            return made.room_id
        if do == "join":
            await client.join(given["room"])
            return await self.known(given["room"])
        if do == "invite":
            return str(await client.room_invite(given["room"], given["user"]))
        if do == "kick":
            return str(await client.room_kick(given["room"], given["user"]))
        if do == "leave":
            return str(await client.room_leave(given["room"]))
        if do == "invites":
            return list(client.invited_rooms)
        if do == "members":
            found = await self.ask("GET", f"/_matrix/client/v3/rooms/{given['room']}/members")
            return {one["state_key"]: one["content"]["membership"] for one in found["chunk"]}
        if do == "send":
            kind = given.get("type", "m.room.message")
            content = given.get("content") or {"msgtype": "m.text", "body": given["body"]}
            await self.upkeep()
            sent = await client.room_send(given["room"], kind, content, ignore_unverified_devices=True)
            if not isinstance(sent, nio.RoomSendResponse):
                raise RuntimeError(str(sent))
            return sent.event_id
        if do == "state":
            return await self.ask("PUT", f"/_matrix/client/v3/rooms/{given['room']}/state/{given['type']}/", given["content"])
        if do == "upgrade":
            return await self.ask("POST", f"/_matrix/client/v3/rooms/{given['room']}/upgrade", {"new_version": given["version"]})
        if do == "event":
            return await self.ask("GET", f"/_matrix/client/v3/rooms/{given['room']}/event/{given['event']}")
        if do == "open":
            event = nio.MegolmEvent.from_dict({**given["event"], "room_id": given["room"]})
            event.room_id = given["room"]
            try:
                return client.olm.decrypt_megolm_event(event, given["room"]).source["content"]["body"]
            except nio.EncryptionError:
                return "nothing"
        if do == "content":
            found = await self.ask("GET", f"/_matrix/client/v3/rooms/{given['room']}/event/{given['event']}")
            return found["content"]
        if do == "come anew":
            return await self.come_anew(given["room"], given.get("body"), given.get("heard", []))
        if do == "new session":
            return client.invalidate_outbound_session(given["room"])
        if do == "picture":
            file = given["file"]
            answer = await client.download(file["url"])
            plain = nio.crypto.decrypt_attachment(
                answer.body, file["key"]["k"], file["hashes"]["sha256"], file["iv"]
            )
            return plain[:8].hex()
        raise RuntimeError(f"no such order: {do}")

    async def known(self, room):
        for _ in range(PATIENCE):
            if room in self.client.rooms:
                return room
            await asyncio.sleep(0.05)
        raise RuntimeError(f"{room} never came")


def public(key):
    return encode_base64(bytes(key.verify_key))


async def log_in(base, user, password, folder):
    settings = nio.AsyncClientConfig(store_sync_tokens=True, encryption_enabled=True)
    client = nio.AsyncClient(base, user, store_path=folder, config=settings)
    answer = await client.login(password, device_name="the other person")
    if not isinstance(answer, nio.LoginResponse):
        raise RuntimeError(str(answer))
    return client


async def main():
    base, user, password, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    client = await log_in(base, user, password, folder)
    person = Person(client, password)
    await person.start()
    tell(saw="started", user=client.user_id, device=client.device_id)
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=2**24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        order = json.loads(line)
        number = order.pop("id")
        try:
            tell(answers=number, value=await person.order(**order))
        except Exception as error:
            tell(answers=number, error=f"{type(error).__name__}: {error}")
    await client.close()


asyncio.run(main())
